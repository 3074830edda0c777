import './app/base.css';
import './app/shell';
