"""Exposure, concentration and resilience: pure kernels, arrays in and numbers out."""
