package io.wavecast.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** The folder in which a broker keeps its records and its metadata. A temporary one is deleted when it is closed. */
final class BrokerFolder implements AutoCloseable {
    /** Kafka writes this file into a formatted folder. */
    private static final String FORMATTED = "meta.properties";
    /** A running broker locks this file. */
    private static final String LOCK = ".lock";

    private final Path path;
    private final boolean temporary;

    private BrokerFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** Creates an empty folder. */
    static BrokerFolder temporary() {
        try {
            return new BrokerFolder(
                    Files.createTempDirectory(
                            "wavecast-kafka-" + ProcessHandle.current().pid() + "-"),
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary folder for a broker", e);
        }
    }

    /**
     * Takes a folder that stays. It is created if it is missing.
     *
     * @throws IllegalArgumentException if it cannot be written, holds other files than a broker's, or is in use by a broker
     */
    static BrokerFolder kept(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        // Kafka reads its setting as a list.
        check(!path.toString().contains(","), path, "without a comma in its path");
        try {
            Files.createDirectories(path);
            check(Files.isWritable(path), path, "that can be written");
            check(isFormatted(path) || isEmpty(path), path, "that is empty or holds a broker's data");
            check(!isLocked(path), path, "that no other broker uses");
        } catch (IOException e) {
            throw new IllegalArgumentException("expected a folder that can be written, was " + path + ": " + e, e);
        }
        return new BrokerFolder(path, false);
    }

    boolean isTemporary() {
        return temporary;
    }

    private static void check(boolean condition, Path path, String expected) {
        if (!condition) {
            throw new IllegalArgumentException("expected a folder " + expected + ", was " + path);
        }
    }

    private static boolean isFormatted(Path path) {
        return Files.exists(path.resolve(FORMATTED));
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> inside = Files.list(path)) {
            return inside.findAny().isEmpty();
        }
    }

    private static boolean isLocked(Path path) throws IOException {
        Path file = path.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // a broker in this JVM
        }
    }

    Path path() {
        return path;
    }

    /** Prepares an empty folder for a broker. The data of a folder that was used before stay. */
    void format(int node, String controllerListener) throws Exception {
        if (isFormatted(path)) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(node)
                .setDirectories(List.of(path.toString()))
                .setControllerListenerName(controllerListener)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setMetadataLogDirectory(path.toString())
                .run();
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path inside : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(inside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the temporary folder " + path, e);
        }
    }
}
