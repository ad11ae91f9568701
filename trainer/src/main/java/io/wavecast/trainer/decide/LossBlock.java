package io.wavecast.trainer.decide;

/**
 * Losses of two forecasters over one block of event time, for all series that have scores of both. Each series has the same say: its squared
 * errors are divided by the sum of both forecasters' and the naive one's. So the unit, the size and the bursts of a series do not matter.
 *
 * @param index number of the block: event time divided by its length
 * @param first mean over series of the first forecaster's share, 0..1
 * @param second mean over series of the second forecaster's share, 0..1
 * @param covered share of the first forecaster's intervals that contained the observation, mean over series
 * @param series number of series
 * @param steps number of scores of one forecaster over all series
 */
public record LossBlock(long index, double first, double second, double covered, int series, long steps) {}
