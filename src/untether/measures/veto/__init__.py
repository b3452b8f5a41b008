"""Block shares and cooperative games on flow networks: pure kernels."""
