package io.wavecast.streams.series;

import io.wavecast.core.model.ModelVersion;
import java.util.Optional;

/**
 * What a state counts and remembers beside its inputs.
 *
 * @param observations number of observations
 * @param offset offset of the newest observation in its partition; {@link SeriesState#UNKNOWN_OFFSET} if unknown
 * @param strays refused observations since the newest one that was accepted
 * @param refused the version that is kept out of the series, since its forecast was not finite
 */
public record Counters(
        long observations, SeriesTimes times, long offset, Strays strays, Optional<ModelVersion> refused) {}
