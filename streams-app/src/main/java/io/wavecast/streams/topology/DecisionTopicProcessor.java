package io.wavecast.streams.topology;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.streams.registry.Challengers;
import io.wavecast.streams.registry.DecidedVersions;
import io.wavecast.streams.registry.ModelReceiver;
import io.wavecast.streams.registry.VersionFiles;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Passes the decisions between versions on, and stores the version in force under each name. */
final class DecisionTopicProcessor implements Processor<byte[], byte[], Void, Void> {
    /** The store of versions in force by name. */
    static final String STORE = "models";

    private final ModelReceiver receiver;
    private final DecidedVersions decided;
    private final Challengers challengers;
    private KeyValueStore<String, byte[]> files;
    private KeyValueStore<String, String> inForce;

    DecisionTopicProcessor(ModelReceiver receiver, DecidedVersions decided, Challengers challengers) {
        this.receiver = receiver;
        this.decided = decided;
        this.challengers = challengers;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        files = context.getStateStore(ModelTopicProcessor.FILES);
        inForce = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.key() != null) {
            VersionFiles kept = wanted -> files.get(wanted.toString());
            challengers.decided(record.key(), record.value(), kept); // first: it may make room
            decided.decided(record.key(), record.value(), kept);
            store(receiver, new String(record.key(), StandardCharsets.UTF_8), inForce);
            retry(receiver, decided, challengers, kept, inForce);
        }
    }

    /** The last record may have freed memory that versions of other names lacked. */
    static void retry(
            ModelReceiver receiver,
            DecidedVersions decided,
            Challengers challengers,
            VersionFiles kept,
            KeyValueStore<String, String> inForce) {
        for (String name : decided.retried()) {
            store(receiver, name, inForce);
        }
        challengers.retried(kept); // behind the versions in force: it takes what they leave
    }

    /** Stores which version of a name is in force now. */
    static void store(ModelReceiver receiver, String name, KeyValueStore<String, String> inForce) {
        Optional<ModelVersion> version = receiver.inForce(name);
        if (version.isPresent()) {
            inForce.put(name, version.get().toString());
        } else {
            inForce.delete(name);
        }
    }
}
