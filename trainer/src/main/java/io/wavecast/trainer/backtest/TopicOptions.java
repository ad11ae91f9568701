package io.wavecast.trainer.backtest;

import io.wavecast.cli.ArrangementOptions;
import io.wavecast.cli.EventOptions;
import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Problems;
import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.events.EventForm;
import io.wavecast.core.topics.BrokerConnection;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistoryReader;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.progress.TrainingListener;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that select samples in Kafka in place of a recording. */
final class TopicOptions {
    static final String TOPIC = "--topic";
    private static final String SERIES = "--series";

    @Option(
            names = TOPIC,
            paramLabel = "TOPIC",
            description = "compare on the samples of this topic, such as sensor-events, in place of a recording")
    private @Nullable String topic;

    @Option(
            names = SERIES,
            paramLabel = "KEY",
            description = "with " + TOPIC + ": a series, or the first segments of the names of several")
    private @Nullable String series;

    @Mixin
    private ArrangementOptions arrangement;

    boolean isChosen() {
        return topic != null;
    }

    void check(Problems problems) {
        problems.when(topic != null && series == null, SERIES, "must name a series with " + TOPIC + ", was none");
        problems.when(topic == null && series != null, SERIES, "needs " + TOPIC);
    }

    /** What to read; invalid values become problems. */
    HistorySettings history(Problems problems, int maxSamples, int maxGap) {
        int fills = arrangement.maxGap(problems, maxGap);
        Arrangement how = arrangement.withRate(problems, fills);
        problems.when(
                topic == null && !how.isOff(), "--lateness, --clock and --grid", "need " + TOPIC + ", was a recording");
        return new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, maxSamples, fills, how);
    }

    /**
     * Reads the samples.
     *
     * @throws IllegalArgumentException if there are none
     */
    History read(KafkaOptions kafka, EventOptions events, HistorySettings settings) throws InterruptedException {
        var problems = Problems.ofOptions();
        EventForm form = events.form(problems);
        WireFormat format = problems.check(kafka::format).orElse(WireFormat.JSON);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), problems.found()));
        }
        Map<String, Object> client = kafka.clientProperties();
        BrokerConnection.check(client, kafka.brokerTimeout());
        History history = new HistoryReader(client, String.valueOf(topic), form, format)
                .read(String.valueOf(series), settings, TrainingListener.SILENT);
        if (history.samples() == 0) {
            throw new IllegalArgumentException("no samples: " + topic + " holds none of " + series
                    + (history.skipped().isEmpty() ? "" : "; skipped records by reason: " + history.skipped()));
        }
        return history;
    }
}
