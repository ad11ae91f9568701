package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Selects the metrics of Kafka's clients and streams that show how the service does. Each of the five clients of a thread has some
 * hundred metrics, and each store of each task some sixty: sockets, single brokers and latencies of single operations, most of a scrape.
 *
 * <p>It changes no labels: Micrometer's binder compares the labels of meters, and removes those that have fewer than it expects.
 */
public final class KafkaMeterFilter implements MeterFilter {
    private static final String KAFKA = "kafka.";

    /** Of the threads and of the whole instance. */
    private static final Pattern STREAMS = Pattern.compile(
            "kafka\\.stream\\.(thread\\..*|alive\\.stream\\.threads|failed\\.stream\\.threads|client\\.state)");

    private static final Pattern STORES = Pattern.compile(
            "kafka\\.stream\\.state\\.(total\\.sst\\.files\\.size|estimate\\.num\\.keys|cur\\.size\\.all\\.mem\\.tables"
                    + "|block\\.cache\\.usage|background\\.errors)");
    private static final Pattern CONSUMER = Pattern.compile(
            "kafka\\.consumer\\.(fetch\\.manager\\.(records\\.(lag.*|consumed\\..*|per.*)|bytes\\.consumed\\.total"
                    + "|fetch\\.(latency.*|total))|coordinator\\.(last\\..*|rebalance\\..*|failed\\..*|commit\\..*"
                    + "|heartbeat\\.total|assigned\\.partitions)|last\\.poll\\.seconds\\.ago)");
    private static final Pattern PRODUCER = Pattern.compile(
            "kafka\\.producer\\.(record\\.(send|error|retry)\\.(rate|total)|request\\.latency.*|txn\\..*"
                    + "|buffer\\.available\\.bytes)");

    /** Other consumers are those that restore states and read models; their progress has metrics of our own. */
    private static final Pattern MAIN_CONSUMER = Pattern.compile(".*(?<!-global|-restore)-consumer");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        String name = id.getName();
        if (!name.startsWith(KAFKA) || matches(STREAMS, name) || matches(STORES, name) || matches(PRODUCER, name)) {
            return MeterFilterReply.NEUTRAL;
        }
        @Nullable String client = id.getTag("client.id");
        boolean main = client == null || MAIN_CONSUMER.matcher(client).matches();
        return main && matches(CONSUMER, name) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    private static boolean matches(Pattern pattern, String name) {
        return pattern.matcher(name).matches();
    }
}
