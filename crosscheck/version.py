"""The version of the program: the build, the command line and every manifest take it from here."""

VERSION = "0.1.0"
