/** The page in a single file: first what it carries, then the page. */
import './base/unpack';
import './main';
