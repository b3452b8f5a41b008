"""The route map: outlines under a stated border policy, a conic projection, and the drawing."""
