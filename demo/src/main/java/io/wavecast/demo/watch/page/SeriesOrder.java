package io.wavecast.demo.watch.page;

import io.wavecast.demo.watch.series.SeriesSummary;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** The orders of the list of series. Series that are equal come by name. */
enum SeriesOrder {
    /** Series with an anomaly first, then those of the lowest skill; series without a score last. */
    WORST,
    /** Longest without an observation first. */
    SILENT,
    /** Most observations first. */
    BUSIEST,
    NAME;

    Comparator<SeriesSummary> comparator() {
        Comparator<SeriesSummary> byName = Comparator.comparing(SeriesSummary::key);
        return switch (this) {
            case WORST ->
                Comparator.<SeriesSummary, Boolean>comparing(
                                one -> one.anomaly().isEmpty())
                        .thenComparingDouble(SeriesOrder::skill)
                        .thenComparing(byName);
            case SILENT ->
                Comparator.comparingLong(SeriesSummary::ageMillis).reversed().thenComparing(byName);
            case BUSIEST ->
                Comparator.comparingLong(SeriesSummary::observations).reversed().thenComparing(byName);
            case NAME -> byName;
        };
    }

    private static double skill(SeriesSummary one) {
        double skill = one.accuracy().skill();
        return Double.isNaN(skill) ? Double.MAX_VALUE : skill;
    }

    /** The order of that name; {@link #WORST} if there is none. */
    static SeriesOrder of(String word) {
        return Stream.of(values())
                .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(WORST);
    }
}
