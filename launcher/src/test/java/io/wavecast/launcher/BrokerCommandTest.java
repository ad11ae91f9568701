package io.wavecast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command refuses, before it starts a broker. */
class BrokerCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void shouldRefuseAPortInUse() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", "" + other.getLocalPort(), "--dir", folder.toString()))
                    .isEqualTo(2);
            assertThat(err.toString())
                    .contains("expected a free port of 127.0.0.1, was " + other.getLocalPort(), "in use");
        }
    }

    @Test
    void shouldRefuseAPortOutOfRange() {
        assertThat(run("--port", "65536")).isEqualTo(2);
        assertThat(err.toString()).contains("--port must be 0..65535, was 65536");
    }

    @Test
    void shouldRefuseAFolderThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(run("--port", "0", "--dir", file.resolve("below").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected a folder that can be written, was " + file.resolve("below"));
    }

    @Test
    void shouldRefuseAFolderWithOtherFiles() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThat(run("--port", "0", "--dir", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("expected a folder that is empty or holds a broker's data, was " + folder.toAbsolutePath());
        assertThat(folder).isDirectoryContaining("glob:**notes.txt").isDirectoryNotContaining("glob:**.properties");
    }

    @Test
    void shouldRefuseAFolderThatAnotherBrokerUses() throws IOException {
        Files.writeString(folder.resolve("meta.properties"), "");
        try (var channel =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(channel.lock().isValid()).isTrue();

            assertThat(run("--port", "0", "--dir", folder.toString())).isEqualTo(2);
        }
        assertThat(err.toString()).contains("expected a folder that no other broker uses, was " + folder);
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "broker";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return new CommandLine(new Wavecast())
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
