package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    Path directory;

    @Test
    void shouldCreateTheFolderAndLeaveItEmpty() throws Exception {
        Path folder = directory.resolve("a/b");

        StateFolder.check(folder);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldRefuseAFileInPlaceOfTheFolder() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> StateFolder.check(file))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("--state-dir must be a folder that this user may write to, was " + file);
    }

    @Test
    void shouldRecogniseAFullDiskAmongTheCauses() {
        var full = new IllegalStateException(
                "Error while putting key/value into store rnn-states",
                new IllegalStateException(
                        "While appending to file: /x/000011.sst: No space left on device", new IOException("x")));

        assertThat(StateFolder.diskFull(full)).isTrue();
        assertThat(StateFolder.diskFull(new IllegalStateException("x", new IOException("Disk quota exceeded"))))
                .isTrue();
        assertThat(StateFolder.diskFull(new IllegalStateException("no broker", new IOException("closed"))))
                .isFalse();
    }
}
