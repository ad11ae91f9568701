package io.wavecast.core.wire.model;

import java.nio.charset.StandardCharsets;

/** Knows files of weights in other formats by their first bytes, so that a message can say how they become safetensors. */
final class OtherFormats {
    private static final String ZIP = "PK";
    private static final String HDF5 = "\u0089HDF";
    private static final String PICKLE = "\u0080";
    private static final String GIT_LFS = "version https://git-lfs";

    private OtherFormats() {}

    /** The end of a message; empty if the format is unknown. */
    static String hint(byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(bytes.length, GIT_LFS.length()), StandardCharsets.ISO_8859_1);
        if (begin.startsWith(ZIP)) {
            return ": this is a zip archive, such as torch.save or Keras' model.save write; save the weights by"
                    + " safetensors' save_file";
        }
        if (begin.startsWith(HDF5)) {
            return ": this is HDF5, such as Keras' save_weights writes; save the weights by safetensors' save_file";
        }
        if (begin.startsWith(PICKLE)) {
            return ": this looks like a pickle; save the weights by safetensors' save_file";
        }
        return begin.startsWith(GIT_LFS) ? ": this is a pointer of Git LFS; fetch the file by git lfs pull" : "";
    }
}
