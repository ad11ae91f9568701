package io.wavecast.trainer.engine.pytorch;

import java.io.File;
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
 * CUDA's runtime, which comes with PyTorch's library for cards. DJL asks the machine's own, through JNA, which library to load: without
 * one, and only the driver is promised, it would take the library for processors and leave the card alone.
 */
final class CudaRuntime {
    private static final String SEARCHED = "jna.library.path";
    private static final String DESCRIPTIONS = "native/lib/pytorch.properties";

    private CudaRuntime() {}

    /**
     * Puts it where JNA looks first. To be called before DJL's engine starts.
     *
     * @param from where the library for cards is
     * @param cache folder for the copy, which later processes find
     */
    static void offer(ClassLoader from, Path cache) {
        try {
            Path folder = Files.createDirectories(cache.resolve("cuda-runtime"));
            String searched = System.getProperty(SEARCHED, "");
            if (!searched.startsWith(folder.toString())) {
                copy(from, folder);
                System.setProperty(SEARCHED, folder + File.pathSeparator + searched);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("CUDA's runtime cannot be put into " + cache, e);
        }
    }

    private static void copy(ClassLoader from, Path folder) throws IOException {
        for (URL description : Collections.list(from.getResources(DESCRIPTIONS))) {
            var properties = new Properties();
            try (InputStream in = description.openStream()) {
                properties.load(in);
            }
            for (String library : properties.getProperty("libraries", "").split(",")) {
                if (library.startsWith("libcudart")) {
                    String resource = "pytorch/" + properties.getProperty("flavor") + "/"
                            + properties.getProperty("classifier") + "/" + library;
                    Path part = Files.createTempFile(folder, "libcudart", ".part");
                    try (InputStream in = from.getResourceAsStream(resource)) {
                        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                    }
                    Files.move(part, folder.resolve("libcudart.so"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
