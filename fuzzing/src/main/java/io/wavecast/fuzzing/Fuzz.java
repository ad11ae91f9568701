package io.wavecast.fuzzing;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Feeds inputs to a parser. It must parse each, or refuse it with one kind of exception and a message, within limits of time and
 * memory. Anything else is an {@link AssertionError} that names a file with the input.
 *
 * <p>The system property {@code fuzz.seconds} limits the time per parser; {@code fuzz.seed} selects other inputs.
 */
public final class Fuzz {
    private static final int INPUTS_PER_BATCH = 50;
    private static final long MAX_SECONDS_PER_BATCH = 20;
    private static final long SEED = Long.getLong("fuzz.seed", 0);
    private static final long NANOS = TimeUnit.SECONDS.toNanos(Long.getLong("fuzz.seconds", 4));

    private final String name;
    private final Corpus corpus;
    private final Class<? extends RuntimeException> refusal;
    private final long maxAllocatedBytes;
    private final Parser parser;
    private long spentNanos; // in batches
    private long parsed;
    private long refused;
    private volatile byte[] current = {};

    /** The code under test. */
    public interface Parser {
        /** Parses an input; the result is ignored. */
        void parse(byte[] input) throws Exception;
    }

    /**
     * @param name name in files and messages
     * @param refusal the documented exception of the parser; a subclass or any other one is an error
     * @param maxAllocatedBytes limit of the bytes allocated for one input
     */
    public Fuzz(
            String name,
            Corpus corpus,
            Class<? extends RuntimeException> refusal,
            long maxAllocatedBytes,
            Parser parser) {
        this.name = name;
        this.corpus = corpus;
        this.refusal = refusal;
        this.maxAllocatedBytes = maxAllocatedBytes;
        this.parser = parser;
    }

    /** Feeds the corpus as it is. Inputs whose file name begins with {@code bad-} must be refused, all others parsed. */
    public void replay() {
        runOnThread(() -> {
            for (Map.Entry<String, byte[]> kept : corpus.inputs().entrySet()) {
                boolean valid = feed(kept.getValue());
                boolean expected = !kept.getKey().startsWith("bad-");
                if (valid != expected) {
                    throw new AssertionError(name + ": expected " + kept.getKey() + " to be "
                            + (expected ? "parsed, was refused" : "refused, was parsed"));
                }
            }
        });
    }

    /**
     * Feeds a batch of mutated inputs, unless the time is used up.
     *
     * @param seed the same seed gives the same inputs
     */
    public void batch(long seed) {
        if (spentNanos > NANOS) {
            return;
        }
        long begin = System.nanoTime();
        runOnThread(() -> {
            Mutator mutator = new Mutator(corpus, new Random(seed ^ SEED));
            for (int i = 0; i < INPUTS_PER_BATCH; i++) {
                boolean valid = feed(mutator.next());
                parsed += valid ? 1 : 0;
                refused += valid ? 0 : 1;
            }
        });
        spentNanos += System.nanoTime() - begin;
    }

    /** Refuses a run without batches, and one in which the parser parsed all inputs, or none. */
    void requireBothOutcomes() {
        if (parsed == 0 || refused == 0) {
            throw new AssertionError(
                    name + ": expected inputs of both outcomes, was " + parsed + " parsed, " + refused + " refused");
        }
    }

    /** Number of mutated inputs that were parsed so far. */
    long parsed() {
        return parsed;
    }

    /** Number of mutated inputs that were refused so far. */
    long refused() {
        return refused;
    }

    /** Runs on a separate thread, so that a parser that hangs does not stop the tests. */
    private void runOnThread(Runnable feeding) {
        FutureTask<Void> task = new FutureTask<>(feeding, null);
        Thread thread = new Thread(task, "fuzz-" + name);
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(MAX_SECONDS_PER_BATCH, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            AssertionError hang =
                    failure("expected an end within " + MAX_SECONDS_PER_BATCH + " s, was none", current, e);
            hang.setStackTrace(thread.getStackTrace());
            throw hang;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("expected an error of the parser, was one of the test", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("expected to run to the end, was interrupted", e);
        }
    }

    /** @return whether the input was parsed */
    private boolean feed(byte[] input) {
        current = input;
        long before = allocatedBytes();
        boolean valid;
        try {
            parser.parse(input.clone());
            valid = true;
        } catch (Throwable thrown) {
            if (thrown.getClass() != refusal) {
                throw failure("expected " + refusal.getSimpleName() + ", was " + thrown, input, thrown);
            }
            if (thrown.getMessage() == null || thrown.getMessage().isBlank()) {
                throw failure("expected a message, was none", input, thrown);
            }
            valid = false;
        }
        long allocated = allocatedBytes() - before;
        if (allocated > maxAllocatedBytes) {
            throw failure("expected at most " + maxAllocatedBytes + " bytes allocated, was " + allocated, input, null);
        }
        return valid;
    }

    private AssertionError failure(String problem, byte[] input, @Nullable Throwable cause) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "fuzz"));
            Path file = Files.write(folder.resolve(name + "-" + Integer.toHexString(hash(input))), input);
            return new AssertionError(
                    name + ": " + problem + "; the input (" + input.length + " bytes) is in " + file.toAbsolutePath(),
                    cause);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int hash(byte[] input) {
        return Arrays.hashCode(input);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
