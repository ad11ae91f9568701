package io.wavecast.core.topics.versions;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.Topics;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of models and the decisions between them, in Kafka.
 *
 * <p>Writers take turns by one transactional id: each takes it over, reads both topics, and writes its changes in a transaction. A writer
 * whose turn another one took cannot commit; it begins again, and sees what the other one wrote.
 */
public final class VersionStore {
    private static final Logger log = LoggerFactory.getLogger(VersionStore.class);
    private static final int MAX_TURNS = 30;
    private static final long MIN_PAUSE_MILLIS = 50;
    private static final long MAX_PAUSE_MILLIS = 2_000;

    private final Map<String, Object> clientProperties;
    private final Topics topics;
    private final LibraryReader reader;
    private final Clock clock;
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();

    public VersionStore(Map<String, Object> clientProperties, Topics topics, Clock clock) {
        this.clientProperties = Map.copyOf(clientProperties);
        this.topics = topics;
        this.reader = new LibraryReader(clientProperties, topics, clock);
        this.clock = clock;
    }

    /** Reads which versions and decisions there are, without files. */
    public Library read() throws InterruptedException {
        return reader.read((version, decisions) -> false);
    }

    /** Reads the versions of a name with the file of the version in force, as they are after all publications became versions. */
    public NameVersions read(String name, VersionRule rule) throws InterruptedException {
        Library library = reader.read((version, decisions) ->
                version.name().equals(name) && decisions.inForce().equals(Optional.of(version)));
        takeAll(rule, library);
        return library.of(name);
    }

    /** The file of a version; empty if there is none. */
    public Optional<byte[]> file(ModelVersion wanted) throws InterruptedException {
        Library library = reader.read((version, decisions) -> version.equals(wanted));
        return library.of(wanted.name()).file(wanted.number());
    }

    /** The files of those versions that there are, from one pass over the topic. */
    public Map<ModelVersion, byte[]> files(Set<ModelVersion> wanted) throws InterruptedException {
        Map<ModelVersion, byte[]> files = new HashMap<>();
        if (!wanted.isEmpty()) {
            Library library = reader.read((version, decisions) -> wanted.contains(version));
            for (ModelVersion version : wanted) {
                library.of(version.name()).file(version.number()).ifPresent(file -> files.put(version, file));
            }
        }
        return files;
    }

    /** Makes versions of the publications under plain names. Takes a turn only if there are any to take. */
    public void takePublications(VersionRule rule) throws InterruptedException {
        Library library = read();
        takeAll(rule, library);
        if (library.hasChanges()) {
            change(rule, changed -> {});
        }
    }

    /** Makes versions of the publications, then changes one name; see {@link #change(VersionRule, Consumer)}. */
    public <R> R change(String name, VersionRule rule, Function<NameVersions, R> change) throws InterruptedException {
        return apply(library -> {
            takeAll(rule, library);
            return change.apply(library.of(name));
        });
    }

    /** Changes versions and decisions, and leaves publications as they are; see {@link #change(VersionRule, Consumer)}. */
    public <R> R change(Function<Library, R> change) throws InterruptedException {
        return apply(change);
    }

    /**
     * Makes versions of the publications under plain names, then changes the versions and decisions. Returns once Kafka has both.
     *
     * @param change may be called several times, each time with a new library
     * @throws InterruptedException if the thread is interrupted; the changes are written completely or not at all
     * @throws org.apache.kafka.common.errors.AuthorizationException if the client may not write
     * @throws IllegalStateException if Kafka refuses the changes
     */
    public void change(VersionRule rule, Consumer<Library> change) throws InterruptedException {
        boolean unused = apply(library -> {
            takeAll(rule, library);
            change.accept(library);
            return true;
        });
    }

    private void takeAll(VersionRule rule, Library library) {
        new Publications(rule, clock::millis, refused).takeAll(library);
    }

    private <R> R apply(Function<Library, R> change) throws InterruptedException {
        for (int turn = 1; ; turn++) {
            try (var writer = new LibraryWriter(clientProperties, topics)) {
                Library library = read();
                R result = change.apply(library);
                writer.write(library);
                warnIfLate(library);
                return result;
            } catch (KafkaException e) {
                if (!lostTurn(e)) {
                    throw e;
                }
                if (turn == MAX_TURNS) {
                    throw new IllegalStateException(
                            "expected a turn to write versions to " + topics.models() + ", other writers took all of "
                                    + MAX_TURNS,
                            e);
                }
                log.info("another writer of versions took its turn; trying again");
                pause(turn);
            }
        }
    }

    private void warnIfLate(Library library) {
        for (NameVersions name : library.names()) {
            name.added()
                    .filter(decision -> decision.isLate(clock.millis()))
                    .ifPresent(decision -> log.warn(
                            "the decision about {} was committed late: instances may change at different records, so a"
                                    + " replay may give other forecasts there",
                            name.name()));
        }
    }

    /** Whether another writer took over the transactional id. Producers wrap the reason once they are in an error state. */
    public static boolean lostTurn(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    /** Waits longer each time, and for a different time in each process, so that one of several writers finishes. */
    private static void pause(int turn) throws InterruptedException {
        long limit = Math.min(MAX_PAUSE_MILLIS, MIN_PAUSE_MILLIS << Math.min(turn, 10));
        // Writers do not know of each other, so there is nothing to wait for but time.
        TimeUnit.MILLISECONDS.sleep(RandomGenerator.getDefault().nextLong(MIN_PAUSE_MILLIS, limit));
    }
}
