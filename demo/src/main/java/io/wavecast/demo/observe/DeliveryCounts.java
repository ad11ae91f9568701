package io.wavecast.demo.observe;

/**
 * Observations and forecasts of one series, counted.
 *
 * @param observations read from the topic
 * @param forecasts read from the topic, duplicates included
 * @param unanswered observations without a forecast: during a run some are still to come, at its end they are lost
 * @param duplicates forecasts for an observation that had one already
 */
public record DeliveryCounts(long observations, long forecasts, long unanswered, long duplicates) {}
