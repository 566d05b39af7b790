"""An experiment: how far words alone distinguish an unsupported step from a supported one."""
