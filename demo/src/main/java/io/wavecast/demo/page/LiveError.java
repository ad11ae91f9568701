package io.wavecast.demo.page;

/**
 * The live error of a model version over the last seconds.
 *
 * @param role {@code in force} or {@code challenger}
 * @param model name and version
 * @param rmse root mean squared error at the farthest horizon, over all series; NaN if nothing was scored
 * @param naiveRmse that of repeating the last value
 */
public record LiveError(String role, String model, double rmse, double naiveRmse) {}
