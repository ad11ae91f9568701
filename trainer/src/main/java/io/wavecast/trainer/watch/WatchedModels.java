package io.wavecast.trainer.watch;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.DecisionCodec;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.trainer.drift.NameWatch;
import io.wavecast.trainer.drift.WatchSettings;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watches of all names, fed by records of both topics. */
final class WatchedModels {
    private static final Logger log = LoggerFactory.getLogger(WatchedModels.class);

    private final WatchSettings settings;
    private final Predicate<String> served;
    private final DecisionCodec decisions = new DecisionCodec();
    private final Map<String, NameWatch> names = new TreeMap<>();
    private final Set<String> changed = new HashSet<>();

    /** @param served whether models of this name are watched */
    WatchedModels(WatchSettings settings, Predicate<String> served) {
        this.settings = settings;
        this.served = served;
    }

    void decision(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String name = new String(record.key(), StandardCharsets.UTF_8);
        if (!served.test(name)) {
            return;
        }
        try {
            DecisionHistory history =
                    record.value() == null ? DecisionHistory.none(name) : decisions.read(name, record.value());
            names.computeIfAbsent(name, key -> new NameWatch(key, settings)).decided(history);
        } catch (UnreadableException e) {
            log.warn("skipping the record at offset {} of {}: {}", record.offset(), record.topic(), e.getMessage());
        }
    }

    /** @param writtenMillis when the score was written */
    void score(String series, ScoreSummary summary, long writtenMillis) {
        NameWatch watch = names.get(summary.model().name());
        if (watch != null && summary.status() == ForecastStatus.OK && watch.scored(series, summary, writtenMillis)) {
            changed.add(summary.model().name());
        }
    }

    /** The names with new findings since the last call. */
    Set<String> takeChanged() {
        Set<String> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** The watches by name. */
    Map<String, NameWatch> names() {
        return names;
    }
}
