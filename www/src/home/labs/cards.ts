/** All of the labs' cards, in one piece to fetch. */
import './activations-card';
import './capacity-card';
import './gradient-flow-card';
import './images-card';
import './linear-card';
import './playground-card';
