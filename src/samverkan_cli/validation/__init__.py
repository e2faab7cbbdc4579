"""From a workspace to its findings: what commands and the editor do first."""
