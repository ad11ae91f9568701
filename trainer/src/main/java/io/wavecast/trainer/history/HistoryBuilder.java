package io.wavecast.trainer.history;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.series.Observation;
import io.wavecast.trainer.settings.OptionNames;
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

/** Collects observations into series, in bounded memory. */
final class HistoryBuilder {
    private static final Logger log = LoggerFactory.getLogger(HistoryBuilder.class);

    /** Share of the heap that samples may take: training copies them several times. */
    private static final long SHARE_OF_HEAP = 8;

    private final HistorySettings settings;
    private final long maxBytes;
    private final Map<String, SeriesHistory> series = new HashMap<>();
    private final Map<String, Long> skipped = new HashMap<>();
    private final SortedMap<Integer, long[]> offsets = new TreeMap<>(); // (partitions) first and last
    private long held; // samples of all series
    private long bytes; // that these samples take
    private boolean thinned;
    private int dropped;

    HistoryBuilder(HistorySettings settings) {
        this(settings, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /**
     * Collects as many samples as fit.
     *
     * @param maxBytes the most memory of samples, whatever their number
     */
    HistoryBuilder(HistorySettings settings, long maxBytes) {
        this.settings = settings;
        this.maxBytes = maxBytes;
    }

    void add(String key, Observation observation) {
        if (observation.timeMicros() < settings.sinceMicros() || observation.timeMicros() > settings.untilMicros()) {
            return;
        }
        SeriesHistory history = series.computeIfAbsent(key, name -> new SeriesHistory(name, observation.channels()));
        if (history.channels() != observation.channels()) {
            skip("channel-count");
        } else if (!history.isNewer(observation.timeMicros())) {
            skip(observation.timeMicros() == history.newestMicros() ? "duplicate" : "out-of-order");
        } else {
            int before = history.size();
            if (!history.add(observation)) {
                skip("channel-not-seen-yet");
            }
            count(history, before);
            // The limit may be exceeded by a quarter, so that samples are not moved for every new one.
            if (held > settings.maxSamples() + settings.maxSamples() / 4L || bytes > maxBytes + maxBytes / 4) {
                makeRoom();
            }
        }
    }

    /** Counts what a series holds more, or less, than before. */
    private void count(SeriesHistory history, int before) {
        int more = history.size() - before;
        held += more;
        bytes += (long) more * history.bytesPerSample();
    }

    private boolean isFull() {
        return held > settings.maxSamples() || bytes > maxBytes;
    }

    /** Notes that a record was read, whatever it holds. */
    void read(int partition, long offset) {
        long[] ends = offsets.computeIfAbsent(partition, one -> new long[] {offset, offset});
        ends[1] = offset;
    }

    private List<Lineage.Offsets> offsets() {
        return offsets.entrySet().stream()
                .map(one -> new Lineage.Offsets(one.getKey(), one.getValue()[0], one.getValue()[1]))
                .toList();
    }

    void skip(String reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    History build() {
        return of(series.values());
    }

    /**
     * Builds one history for each model name.
     *
     * @param modelName the model name for a series' key
     */
    SortedMap<String, History> build(UnaryOperator<String> modelName) {
        SortedMap<String, List<SeriesHistory>> groups = new TreeMap<>();
        series.values().forEach(one -> groups.computeIfAbsent(modelName.apply(one.key()), name -> new ArrayList<>())
                .add(one));
        SortedMap<String, History> histories = new TreeMap<>();
        groups.forEach((name, members) -> histories.put(name, of(members)));
        return histories;
    }

    private History of(Collection<SeriesHistory> members) {
        if (isFull()) {
            makeRoom();
        }
        if (thinned || dropped > 0) {
            log.info(
                    OptionNames.MAX_SAMPLES
                            + " {}, and at most {} MB of samples: long series are reduced to blocks of {} samples,"
                            + " spread evenly over time; {} series are left out",
                    settings.maxSamples(),
                    maxBytes >> 20,
                    SeriesHistory.BLOCK,
                    dropped);
        }
        long grid = settings.arrangement().gridMicros();
        List<SeriesHistory> same = sameChannels(members);
        return new History(grid > 0 ? same : sameRate(same), settings.maxGap(), skipped, grid, offsets());
    }

    /**
     * Removes samples evenly over series and time: the longest series drops every second block, repeatedly. Once no series has more
     * than one block, whole series are dropped in the order of their keys' hashes, which does not depend on their age.
     */
    private void makeRoom() {
        var longest = new PriorityQueue<SeriesHistory>(
                Comparator.comparingInt(SeriesHistory::size).reversed().thenComparing(SeriesHistory::key));
        longest.addAll(series.values());
        while (isFull() && longest.element().canBeThinned()) {
            SeriesHistory one = longest.remove();
            int before = one.size();
            one.thin();
            count(one, before);
            longest.add(one);
            thinned = true;
        }
        if (isFull()) {
            List<SeriesHistory> byHash = series.values().stream()
                    .filter(one -> one.size() > 0)
                    .sorted(Comparator.comparingInt((SeriesHistory one) -> spread(one.key()))
                            .thenComparing(SeriesHistory::key))
                    .toList();
            for (int i = 0; isFull() && i + 1 < byHash.size(); i++) {
                int before = byHash.get(i).size();
                byHash.get(i).drop();
                count(byHash.get(i), before);
                dropped++;
            }
        }
    }

    /** Knuth's multiplicative hash. Neighbouring keys have neighbouring hash codes, but must not be dropped together. */
    private static int spread(String key) {
        return key.hashCode() * 0x9E3779B1;
    }

    /**
     * Keeps the series that are sampled at the most common rate, because a model has one period: every sample of a slower series
     * would follow a gap, and a faster series would be read at the wrong speed.
     */
    private static List<SeriesHistory> sameRate(List<SeriesHistory> series) {
        long period = History.period(series);
        List<SeriesHistory> same = series.stream()
                .filter(one -> isNear(ownPeriod(one, period), period))
                .toList();
        if (same.isEmpty()) {
            return series; // no series has a regular period
        }
        series.stream()
                .filter(one -> !same.contains(one))
                .forEach(one -> log.warn(
                        "series {} is left out: expected a sample every {} us, was every {} us",
                        one.key(),
                        period,
                        ownPeriod(one, period)));
        return same;
    }

    private static long ownPeriod(SeriesHistory series, long otherwise) {
        return series.size() < 2 ? otherwise : History.period(List.of(series));
    }

    /** Whether the periods differ by a factor of at most 1.5; a larger spacing counts as a gap. */
    private static boolean isNear(long own, long period) {
        return 2 * own <= 3 * period && 2 * period <= 3 * own;
    }

    /** Keeps the series with the number of channels that most samples have, because a model has a fixed number of channels. */
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
                log.warn("series {} is left out: expected {} channels, was {}", one.key(), channels, one.channels());
            }
        }
        return same;
    }

    /** Sorts series by their keys, so that a training is reproducible. */
    private static List<SeriesHistory> byKey(Collection<SeriesHistory> series) {
        return series.stream().sorted(Comparator.comparing(SeriesHistory::key)).toList();
    }
}
