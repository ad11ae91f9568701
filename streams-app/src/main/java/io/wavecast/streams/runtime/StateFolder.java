package io.wavecast.streams.runtime;

import io.wavecast.core.topics.FailureReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Checks the folder of the states before anything else starts, and recognises failures of its disk. */
final class StateFolder {
    /** As much as RocksDB writes at least when it opens the stores of some partitions. */
    private static final int PROBE_BYTES = 1 << 20;

    /** Messages of Linux and Windows for a full disk and an exhausted quota, in lower case. */
    private static final List<String> FULL =
            List.of("no space left on device", "disk quota exceeded", "not enough space on the disk");

    private StateFolder() {}

    /**
     * Creates the folder if it is missing, and writes a file of 1 MiB to it, which it deletes again.
     *
     * @throws InvalidConfigException if the folder cannot be created or written to
     * @throws IllegalStateException if its disk is full
     */
    static void check(Path folder) {
        @Nullable Path probe = null;
        try {
            Files.createDirectories(folder);
            probe = Files.createTempFile(folder, "wavecast-", ".probe");
            fill(probe);
        } catch (IOException e) {
            if (diskFull(e)) {
                throw new IllegalStateException(fullMessage(folder), e);
            }
            throw new InvalidConfigException(
                    List.of(ServeOptions.STATE_DIR + " must be a folder that this user may write" + " to, was " + folder
                            + " (" + FailureReason.of(e) + ")"));
        } finally {
            delete(probe);
        }
    }

    private static void fill(Path probe) throws IOException {
        try (var channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
            var zeros = ByteBuffer.allocate(PROBE_BYTES);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(true); // some file systems report a full disk only now
        }
    }

    private static void delete(@Nullable Path probe) {
        if (probe != null) {
            try {
                Files.deleteIfExists(probe);
            } catch (IOException e) {
                probe.toFile().deleteOnExit(); // the check has its result already
            }
        }
    }

    /**
     * Removes the files of models that an earlier run left, so that the store of models begins empty. Kafka Streams must have locked the
     * folder.
     */
    static void clearModels(Path folder, String group) {
        try {
            Utils.delete(folder.resolve(group).resolve("global").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove old files of models in " + folder, e);
        }
    }

    /** Whether a full disk is among the causes. */
    static boolean diskFull(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (@Nullable Throwable next = failure; next != null && seen.add(next); next = next.getCause()) {
            String message = String.valueOf(next.getMessage()).toLowerCase(Locale.ROOT);
            if (FULL.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    static String fullMessage(Path folder) {
        return "the disk of " + ServeOptions.STATE_DIR + " " + folder + " is full";
    }
}
