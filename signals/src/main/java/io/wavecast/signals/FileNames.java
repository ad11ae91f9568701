package io.wavecast.signals;

import java.nio.file.Path;

/** Derives names from files. */
public final class FileNames {
    private FileNames() {}

    /** The name without folder and extension: {@code Subject02_1} for {@code data/Subject02_1.edf}. */
    public static String withoutExtension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
