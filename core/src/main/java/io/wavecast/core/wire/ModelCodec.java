package io.wavecast.core.wire;

import io.wavecast.core.model.Model;

/** Models as safetensors. (stub, to be replaced) */
public final class ModelCodec {
    public Model read(byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    public byte[] write(Model model) {
        throw new UnsupportedOperationException();
    }
}
