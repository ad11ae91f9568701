package io.wavecast.trainer.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaRuntimeTest {
    private static final String SEARCH_PATH = "jna.library.path";

    private final String before = System.getProperty(SEARCH_PATH);

    @AfterEach
    void restoreTheSearchPath() {
        if (before == null) {
            System.clearProperty(SEARCH_PATH);
        } else {
            System.setProperty(SEARCH_PATH, before);
        }
    }

    @Test
    void shouldPutTheRuntimeFirstOnTheSearchPath(@TempDir Path path, @TempDir Path cache) throws Exception {
        Path natives = Files.createDirectories(path.resolve("pytorch/cu124/linux-x86_64"));
        Files.writeString(natives.resolve("libcudart-8774224f.so.12"), "the runtime");
        Files.writeString(
                Files.createDirectories(path.resolve("native/lib")).resolve("pytorch.properties"),
                "flavor=cu124\nclassifier=linux-x86_64\nlibraries=libc10.so,libcudart-8774224f.so.12,libtorch.so\n");
        System.setProperty(SEARCH_PATH, "elsewhere");

        try (var loader = new URLClassLoader(new URL[] {path.toUri().toURL()})) {
            CudaRuntime.provide(loader, cache);
            CudaRuntime.provide(loader, cache); // in the next process
        }

        String[] folders = System.getProperty(SEARCH_PATH).split(File.pathSeparator);
        assertThat(Path.of(folders[0], "libcudart.so")).hasContent("the runtime");
        assertThat(folders).endsWith("elsewhere");
    }
}
