package io.wavecast.trainer.history;

import io.wavecast.core.series.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
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
    private boolean thinned;
    private int dropped;

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
            skip(observation.timeMicros() == history.newestMicros() ? "duplicate" : "out-of-order");
        } else {
            int before = history.size();
            if (!history.add(observation)) {
                skip("channel-not-seen-yet");
            }
            held += history.size() - before;
            // A quarter on top, so that not every sample makes others move.
            if (held > settings.maxSamples() + settings.maxSamples() / 4L) {
                makeRoom();
            }
        }
    }

    void skip(String reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    History build() {
        return of(series.values());
    }

    /** One for each of the names that the keys are gathered under, by name. */
    SortedMap<String, History> build(UnaryOperator<String> nameOf) {
        SortedMap<String, List<SeriesHistory>> groups = new TreeMap<>();
        series.values().forEach(one -> groups.computeIfAbsent(nameOf.apply(one.key()), name -> new ArrayList<>())
                .add(one));
        SortedMap<String, History> histories = new TreeMap<>();
        groups.forEach((name, members) -> histories.put(name, of(members)));
        return histories;
    }

    private History of(Collection<SeriesHistory> members) {
        if (held > settings.maxSamples()) {
            makeRoom();
        }
        if (thinned || dropped > 0) {
            log.info(
                    "--max-samples {}: of long series, blocks of {} samples spread evenly over time are used; {} series are left out",
                    settings.maxSamples(),
                    SeriesHistory.BLOCK,
                    dropped);
        }
        return new History(sameRate(sameChannels(members)), settings.maxGap(), skipped);
    }

    /**
     * Fair to series and to time: the longest series give up every second block, again and again. Where none has more than
     * one block left, whole series go, in an order that their keys' hashes decide, and not their age.
     */
    private void makeRoom() {
        var longest = new PriorityQueue<SeriesHistory>(
                Comparator.comparingInt(SeriesHistory::size).reversed().thenComparing(SeriesHistory::key));
        longest.addAll(series.values());
        while (held > settings.maxSamples() && longest.peek().canBeThinned()) {
            SeriesHistory one = longest.remove();
            held -= one.size();
            one.thin();
            held += one.size();
            longest.add(one);
            thinned = true;
        }
        if (held > settings.maxSamples()) {
            List<SeriesHistory> byHash = series.values().stream()
                    .filter(one -> one.size() > 0)
                    .sorted(Comparator.comparingInt((SeriesHistory one) -> spread(one.key()))
                            .thenComparing(SeriesHistory::key))
                    .toList();
            for (int i = 0; held > settings.maxSamples() && i + 1 < byHash.size(); i++) {
                held -= byHash.get(i).size();
                byHash.get(i).drop();
                dropped++;
            }
        }
    }

    /** Neighbouring names must not go together, and their hash codes are neighbours, too (Knuth's multiplicative hash). */
    private static int spread(String key) {
        return key.hashCode() * 0x9E3779B1;
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
    private static List<SeriesHistory> sameChannels(Collection<SeriesHistory> series) {
        Map<Integer, Long> samples = series.stream()
                .filter(one -> one.size() > 0)
                .collect(Collectors.groupingBy(SeriesHistory::channels, Collectors.summingLong(SeriesHistory::size)));
        int channels = samples.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        List<SeriesHistory> same = new ArrayList<>();
        for (SeriesHistory one : byKey(series)) {
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
    private static List<SeriesHistory> byKey(Collection<SeriesHistory> series) {
        return series.stream().sorted(Comparator.comparing(SeriesHistory::key)).toList();
    }
}
