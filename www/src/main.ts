import './app/shell';
