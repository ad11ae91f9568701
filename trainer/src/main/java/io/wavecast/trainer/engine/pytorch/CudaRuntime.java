package io.wavecast.trainer.engine.pytorch;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Properties;

/**
 * Makes CUDA's runtime, which is part of PyTorch's library for GPUs, visible to DJL. DJL queries the runtime through JNA to choose a
 * library. A machine need only have the driver; without a runtime DJL would choose the library for CPUs.
 */
final class CudaRuntime {
    private static final String SEARCH_PATH = "jna.library.path";
    private static final String DESCRIPTIONS = "native/lib/pytorch.properties";

    private CudaRuntime() {}

    /**
     * Copies the runtime to a folder, and puts the folder first on JNA's search path. Must be called before DJL's engine starts.
     *
     * @param from has the library for GPUs on its path
     * @param cache folder for the copy, which later processes use
     */
    static void provide(ClassLoader from, Path cache) {
        try {
            Path folder = Files.createDirectories(cache.resolve("cuda-runtime"));
            String searched = System.getProperty(SEARCH_PATH, "");
            if (!searched.startsWith(folder.toString())) {
                copy(from, folder);
                System.setProperty(SEARCH_PATH, folder + File.pathSeparator + searched);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not copy CUDA's runtime to " + cache, e);
        }
    }

    private static void copy(ClassLoader from, Path folder) throws IOException {
        for (URL description : Collections.list(from.getResources(DESCRIPTIONS))) {
            var properties = new Properties();
            try (InputStream in = description.openStream()) {
                properties.load(in);
            }
            for (String library : properties.getProperty("libraries", "").split(",", -1)) {
                if (library.startsWith("libcudart")) {
                    String resource = "pytorch/" + properties.getProperty("flavor") + "/"
                            + properties.getProperty("classifier") + "/" + library;
                    Path part = Files.createTempFile(folder, "libcudart", ".part");
                    try (InputStream in = stream(from, resource)) {
                        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                    }
                    Files.move(part, folder.resolve("libcudart.so"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static InputStream stream(ClassLoader from, String resource) throws IOException {
        InputStream in = from.getResourceAsStream(resource);
        if (in == null) {
            throw new FileNotFoundException(
                    "the library for GPUs names " + resource + ", which is not on the class path");
        }
        return in;
    }
}
