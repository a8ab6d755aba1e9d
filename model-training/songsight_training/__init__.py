"""Training code of Songsight: recordings and photos in, a model pack for the app out."""

import os

# ONNX Runtime would tell its makers which models run, from 1.29 on; it looks for this before its first session.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
