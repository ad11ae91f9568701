package io.wavecast.trainer.history;

import io.wavecast.core.model.ModelNames;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.trainer.progress.TrainingListener;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what the events topic holds of the series that a model serves. */
public final class HistoryReader {
    private final TopicReader events;
    private final ObservationCodec codec;

    /** @param format of observations that do not say theirs in a header */
    public HistoryReader(Map<String, Object> clientProperties, String topic, WireFormat format) {
        this.codec = new ObservationCodec(format);
        this.events = new TopicReader(clientProperties, topic);
    }

    /** @throws InterruptedException if the thread is interrupted meanwhile */
    public History read(String model, HistorySettings settings, TrainingListener listener) throws InterruptedException {
        return gathered(model, settings, listener).build();
    }

    /**
     * As {@link #read}, one history for each of the names that series are gathered under.
     *
     * @param nameOf the name for a series' key
     */
    public SortedMap<String, History> read(
            String model, HistorySettings settings, UnaryOperator<String> nameOf, TrainingListener listener)
            throws InterruptedException {
        return gathered(model, settings, listener).build(nameOf);
    }

    private HistoryBuilder gathered(String model, HistorySettings settings, TrainingListener listener)
            throws InterruptedException {
        var builder = new HistoryBuilder(settings);
        events.forEach(event -> take(model, event, builder), listener::historyRead);
        return builder;
    }

    private void take(String model, ConsumerRecord<byte[], byte[]> event, HistoryBuilder builder) {
        if (event.key() == null) {
            builder.skip("no-key");
            return;
        }
        String key = new String(event.key(), StandardCharsets.UTF_8);
        if (!ModelNames.serves(model, key)) {
            return;
        }
        long arrivedMicros = event.timestamp() * 1_000;
        Observation observation;
        try {
            observation = codec.read(event.headers(), event.value(), arrivedMicros);
        } catch (UnreadableException e) {
            builder.skip(e.reason());
            return;
        }
        if (observation.isTooFarAheadOf(arrivedMicros)) {
            builder.skip("time-ahead");
        } else {
            builder.add(key, observation);
        }
    }
}
