package io.wavecast.streams.topology;

import io.wavecast.core.topics.Topics;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * The part of the topology that reads records whose keys do not name their series: the observations pass through a repartition topic,
 * which Kafka Streams creates with as many partitions as the records' topic has.
 */
final class SeriesEvents {
    /** The node that reads the repartition topic. */
    static final String SOURCE = Topics.SERIES_EVENTS + "-repartition-source";

    /** The node that leads to the repartition topic. */
    static final String REPARTITION = Topics.SERIES_EVENTS + "-repartition-filter";

    static final String WRITE_DEAD_LETTERS = "write-unreadable-events";
    private static final String SPLIT = "split-events";

    private SeriesEvents() {}

    /** A topology that ends in the node {@link #SOURCE}. */
    static Topology reading(Topics topics, ProcessorSupplier<byte[], byte[], byte[], byte[]> splitters) {
        Serde<byte[]> bytes = Serdes.ByteArray();
        var builder = new StreamsBuilder();
        builder.stream(
                        topics.sensorEvents(),
                        Consumed.with(bytes, bytes)
                                .withName("read-events")
                                .withTimestampExtractor(new RecordTimestampExtractor())
                                .withOffsetResetPolicy(AutoOffsetReset.earliest()))
                .process(splitters, Named.as(SPLIT))
                .repartition(Repartitioned.with(bytes, bytes).withName(Topics.SERIES_EVENTS));
        var out = new ByteArraySerializer();
        return builder.build()
                .addSink(WRITE_DEAD_LETTERS, topics.deadLetters(), out, out, new OriginPartition(), SPLIT);
    }
}
