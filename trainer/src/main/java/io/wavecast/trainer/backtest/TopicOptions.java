package io.wavecast.trainer.backtest;

import io.wavecast.cli.ArrangementOptions;
import io.wavecast.cli.EventOptions;
import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Problems;
import io.wavecast.cli.Typed;
import io.wavecast.core.events.EventForm;
import io.wavecast.core.topics.BrokerConnection;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.signals.recording.SourceOptions;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistoryReader;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.progress.TrainingListener;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that select samples in Kafka in place of a recording. */
final class TopicOptions {
    static final String TOPIC = "--topic";
    private static final String SERIES = "--series";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

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

    private boolean chosen;
    private EventForm form = EventForm.NATIVE;
    private WireFormat format = WireFormat.JSON;

    /** Whether the samples are those of a topic, once {@link #choose} has decided. */
    boolean isChosen() {
        return chosen;
    }

    /**
     * Decides between a topic and a recording. What is on the command line takes precedence over the environment, which other commands may share;
     * contradictions become problems.
     */
    void choose(Problems problems, SourceOptions source, KafkaOptions kafka, EventOptions events) {
        boolean typed = Typed.any(command, List.of(TOPIC));
        chosen = topic != null && (typed || !source.isTyped());
        problems.when(
                topic != null && source.isChosen() && typed == source.isTyped(),
                TOPIC,
                "must stand without --input or --signal");
        if (chosen) {
            problems.when(series == null, SERIES, "must name a series with " + TOPIC + ", was none");
            form = events.form(problems);
            format = problems.check(kafka::format).orElse(WireFormat.JSON);
        } else {
            problems.when(Typed.any(command, List.of(SERIES)), SERIES, "needs " + TOPIC);
            problems.when(
                    arrangement.areTyped(), "--lateness, --clock and --grid", "need " + TOPIC + ", was a recording");
        }
    }

    /** What to read; invalid values become problems. */
    HistorySettings history(Problems problems, int maxSamples, int maxGap) {
        if (!chosen) {
            return new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, maxSamples, maxGap);
        }
        int fills = arrangement.maxGap(problems, maxGap);
        return new HistorySettings(
                Long.MIN_VALUE, Long.MAX_VALUE, maxSamples, fills, arrangement.withRate(problems, fills));
    }

    /**
     * Reads the samples.
     *
     * @throws IllegalArgumentException if there are none
     */
    History read(KafkaOptions kafka, HistorySettings settings) throws InterruptedException {
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
