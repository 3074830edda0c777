import './base/base.css';
import './languages';
import './shell/shell';
