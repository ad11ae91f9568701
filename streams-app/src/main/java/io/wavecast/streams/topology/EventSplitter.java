package io.wavecast.streams.topology;

import io.wavecast.core.events.EventReader;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.RecordMarks;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.reading.EventOrigin;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.store.SeriesKey;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Reads records whose keys do not name their series, and forwards each observation under its series, as protobuf. One per task.
 */
final class EventSplitter implements Processor<byte[], byte[], byte[], byte[]>, EventReader.Sink {
    private final EventReader events;
    private final ObservationCodec observations = new ObservationCodec(WireFormat.PROTOBUF);
    private final DeadLetters letters;
    private final ModelRegistry models;
    private final ForecastMetrics metrics;
    private final LogOncePerMinute warnings;
    private final Delivery delivery;
    private ProcessorContext<byte[], byte[]> context;
    private StreamReports reports;
    private DeliveryWatch watch;

    @SuppressWarnings("NullAway.Init") // before the first record nothing reads it
    private Record<byte[], byte[]> record; // being read

    @SuppressWarnings("NullAway.Init")
    private RecordMetadata origin;

    private boolean lettered; // whether the record is in the dead letters already

    EventSplitter(
            EventReader events,
            DeadLetters letters,
            ModelRegistry models,
            ForecastMetrics metrics,
            LogOncePerMinute warnings,
            Delivery delivery) {
        this.events = events;
        this.letters = letters;
        this.models = models;
        this.metrics = metrics;
        this.warnings = warnings;
        this.delivery = delivery;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        reports = new StreamReports(metrics, warnings, models, context, false);
        watch = new DeliveryWatch(delivery, metrics, context);
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        record = received;
        origin = context.recordMetadata().orElseThrow();
        lettered = false;
        try {
            if (record.headers().lastHeader(RecordMarks.RESET) == null) {
                long micros = RecordTimestampExtractor.micros(record.timestamp());
                events.read(record.key(), record.headers(), record.value(), micros, this);
            } else {
                SeriesKey.of(record.key()); // refuses a key that names no series
                forward(record.key(), record.value());
            }
        } catch (UnreadableException e) {
            refused(e);
        }
        watch.answered(record.timestamp());
    }

    @Override
    public void event(String series, Observation observation) {
        byte[] key = series.getBytes(StandardCharsets.UTF_8);
        try {
            SeriesKey.of(key);
            forward(key, observations.write(observation));
        } catch (UnreadableException e) { // a name that is no key; other events of the record may have one
            refused(e);
        }
    }

    @Override
    public void refused(UnreadableException problem) {
        reports.rejected(problem.reason(), String.valueOf(problem.getMessage()));
        if (!lettered) {
            lettered = true;
            Record<byte[], Output> letter =
                    letters.create(record, origin, problem.reason(), String.valueOf(problem.getMessage()));
            context.forward(letter.withValue(letter.value().value()), SeriesEvents.WRITE_DEAD_LETTERS);
        }
    }

    private void forward(byte[] key, byte[] value) {
        Headers headers = new RecordHeaders();
        for (String mark : RecordMarks.ALL) {
            if (record.headers().lastHeader(mark) != null) {
                headers.add(mark, new byte[0]);
            }
        }
        headers.add(EventOrigin.HEADER, new EventOrigin(origin.partition(), origin.offset()).toBytes());
        context.forward(new Record<>(key, value, record.timestamp(), headers), SeriesEvents.REPARTITION);
    }
}
