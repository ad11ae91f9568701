package io.wavecast.trainer.history;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.events.EventReader;
import io.wavecast.core.model.ModelNames;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.trainer.progress.TrainingListener;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the recorded samples of the series that a model serves from the events topic. */
public final class HistoryReader {
    /**
     * Ten years in microseconds: a later event time is a wrong clock's. The service may have a smaller limit, which this reader does not
     * know.
     */
    private static final long MAX_AHEAD = 3_653L * 24 * 3_600 * 1_000_000;

    private final TopicReader events;
    private final EventReader reader;
    private final boolean namedByKey; // whether the record's key is the series

    /**
     * Reads Wavecast's own records from one topic.
     *
     * @param format of observations without a format header
     */
    public HistoryReader(Map<String, Object> clientProperties, String topic, WireFormat format) {
        this(clientProperties, topic, EventForm.NATIVE, format);
    }

    /**
     * Reads from one topic.
     *
     * @param form the form of the topic's records
     * @param format of observations without a format header
     */
    public HistoryReader(Map<String, Object> clientProperties, String topic, EventForm form, WireFormat format) {
        this.reader = form.reader(format);
        this.namedByKey = !form.renamesSeries();
        this.events = new TopicReader(clientProperties, topic);
    }

    /**
     * Reads the history of one model.
     *
     * @throws InterruptedException if the thread is interrupted while it reads
     */
    public History read(String model, HistorySettings settings, TrainingListener listener) throws InterruptedException {
        return collect(model, settings, listener).build();
    }

    /**
     * Reads one history for each of several models.
     *
     * @param model name or prefix of the series' keys to read
     * @param modelName the model name for a series' key
     * @return histories by model name
     * @throws InterruptedException if the thread is interrupted while it reads
     */
    public SortedMap<String, History> read(
            String model, HistorySettings settings, UnaryOperator<String> modelName, TrainingListener listener)
            throws InterruptedException {
        return collect(model, settings, listener).build(modelName);
    }

    private HistoryBuilder collect(String model, HistorySettings settings, TrainingListener listener)
            throws InterruptedException {
        var builder = new HistoryBuilder(settings);
        var arranged = new ArrangedHistory(settings.arrangement(), builder);
        events.forEach(event -> take(model, event, builder, arranged), listener::historyRead);
        arranged.end();
        return builder;
    }

    private void take(
            String model, ConsumerRecord<byte[], byte[]> event, HistoryBuilder builder, ArrangedHistory arranged) {
        builder.read(event.partition(), event.offset());
        if (namedByKey) { // before the value is read: most records may be of other series
            if (event.key() == null) {
                builder.skip("no-key");
                return;
            }
            if (!ModelNames.serves(model, new String(event.key(), StandardCharsets.UTF_8))) {
                return;
            }
        }
        long arrivedMicros = event.timestamp() * 1_000;
        try {
            reader.read(event.key(), event.headers(), event.value(), arrivedMicros, new EventReader.Sink() {
                @Override
                public void event(String series, Observation observation) {
                    if (observation.timeMicros() - arrivedMicros > MAX_AHEAD) {
                        builder.skip("time-ahead");
                    } else if (namedByKey || ModelNames.serves(model, series)) {
                        arranged.add(series, observation);
                    }
                }

                @Override
                public void refused(UnreadableException problem) {
                    builder.skip(problem.reason());
                }
            });
        } catch (UnreadableException e) {
            builder.skip(e.reason());
        }
    }
}
