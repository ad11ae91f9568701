package io.wavecast.trainer.publish;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the versions of one model from the records of the models topic. */
final class VersionReader {
    private static final Logger log = LoggerFactory.getLogger(VersionReader.class);

    private final String name;
    private final byte[] key;
    private final ModelCodec codec = new ModelCodec();
    private long highest;
    private Optional<Model> champion = Optional.empty();

    VersionReader(String name) {
        this.name = name;
        this.key = name.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes the next record. A record without a value retires the model; a record that cannot be read is skipped. */
    void accept(ConsumerRecord<byte[], byte[]> published) {
        if (!Arrays.equals(key, published.key())) {
            return;
        }
        if (published.value() == null) {
            champion = Optional.empty();
            return;
        }
        Model model;
        try {
            model = codec.read(published.value(), new ModelVersion(name, published.offset() + 1));
        } catch (UnreadableException e) {
            log.warn(
                    "skipping the model at offset {} of {}, its version is not counted: {}",
                    published.offset(),
                    published.topic(),
                    e.getMessage());
            return;
        }
        long number = model.version().number();
        highest = Math.max(highest, number);
        if (champion.isEmpty() || number > champion.get().version().number()) {
            champion = Optional.of(model);
        }
    }

    PublishedVersions versions() {
        return new PublishedVersions(new ModelVersion(name, highest + 1), champion);
    }
}
