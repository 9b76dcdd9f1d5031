"""The rules by which statements exclude each other, one module each: a rule returns disputes and nothing else."""
