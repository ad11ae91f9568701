package io.wavecast.trainer.history;

import io.wavecast.core.series.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers observations into series, in bounded memory. */
final class HistoryBuilder {
    private static final Logger log = LoggerFactory.getLogger(HistoryBuilder.class);

    private final HistorySettings settings;
    private final Map<String, SeriesHistory> series = new HashMap<>();
    private final Map<String, Long> skipped = new HashMap<>();
    private long held;
    private boolean trimmed;

    HistoryBuilder(HistorySettings settings) {
        this.settings = settings;
    }

    void add(String key, Observation observation) {
        if (observation.timeMicros() < settings.sinceMicros() || observation.timeMicros() > settings.untilMicros()) {
            return;
        }
        SeriesHistory history = series.get(key);
        if (history == null) {
            history = new SeriesHistory(key, observation.channels());
            series.put(key, history);
        }
        if (history.channels() != observation.channels()) {
            skip("channel-count");
        } else if (!history.isNewer(observation.timeMicros())) {
            skip(observation.timeMicros() == history.timeMicros(history.size() - 1) ? "duplicate" : "out-of-order");
        } else if (!history.add(observation)) {
            skip("channel-not-seen-yet");
        } else {
            held++;
            // A quarter on top, so that not every sample moves all others.
            if (held > settings.maxSamples() + settings.maxSamples() / 4L) {
                trim();
            }
        }
    }

    void skip(String reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    History build() {
        if (held > settings.maxSamples()) {
            trim();
        }
        if (trimmed) {
            log.info(
                    "--max-samples {}: older samples are left out, the newest of each series are used",
                    settings.maxSamples());
        }
        return new History(sameRate(sameChannels()), skipped);
    }

    private void trim() {
        int each = share();
        series.values().forEach(one -> one.trim(each));
        held = series.values().stream().mapToLong(SeriesHistory::size).sum();
        trimmed = true;
    }

    /** How many each series may keep; what shorter ones leave goes to longer ones. */
    private int share() {
        int[] sizes =
                series.values().stream().mapToInt(SeriesHistory::size).sorted().toArray();
        long left = settings.maxSamples();
        for (int i = 0; i < sizes.length; i++) {
            long share = left / (sizes.length - i);
            if (sizes[i] > share) {
                return (int) Math.max(1, share);
            }
            left -= sizes[i];
        }
        return Integer.MAX_VALUE;
    }

    /**
     * One model has one period. Samples of a slower series would all lie behind gaps, and those of a faster one would be
     * taken for something else.
     */
    private static List<SeriesHistory> sameRate(List<SeriesHistory> series) {
        long period = History.period(series);
        List<SeriesHistory> same = series.stream()
                .filter(one -> isNear(ownPeriod(one, period), period))
                .toList();
        if (same.isEmpty()) {
            return series; // sampled at no rate at all
        }
        series.stream()
                .filter(one -> !same.contains(one))
                .forEach(one -> log.warn(
                        "series {} has a sample every {} us, most have one every {} us: left out",
                        one.key(),
                        ownPeriod(one, period),
                        period));
        return same;
    }

    private static long ownPeriod(SeriesHistory series, long otherwise) {
        return series.size() < 2 ? otherwise : History.period(List.of(series));
    }

    /** Within one and a half times, the spacing that is not yet a gap. */
    private static boolean isNear(long own, long period) {
        return 2 * own <= 3 * period && 2 * period <= 3 * own;
    }

    /** One model has one number of channels: the one that most samples have. */
    private List<SeriesHistory> sameChannels() {
        Map<Integer, Long> samples = series.values().stream()
                .filter(one -> one.size() > 0)
                .collect(Collectors.groupingBy(SeriesHistory::channels, Collectors.summingLong(SeriesHistory::size)));
        int channels = samples.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        List<SeriesHistory> same = new ArrayList<>();
        for (SeriesHistory one : byKey()) {
            if (one.size() == 0) {
                continue;
            }
            if (one.channels() == channels) {
                same.add(one);
            } else {
                log.warn("series {} has {} channels, most have {}: left out", one.key(), one.channels(), channels);
            }
        }
        return same;
    }

    /** In an order of their own, so that a training can be repeated. */
    private List<SeriesHistory> byKey() {
        return series.values().stream()
                .sorted(Comparator.comparing(SeriesHistory::key))
                .toList();
    }
}
