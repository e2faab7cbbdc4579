"""What a coordinator gets wrong when she types: `slips.yaml`, each made to the plan in the folder `plan`."""
