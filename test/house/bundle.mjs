// Bundles what users run without our other packages: the command line and the rules.
