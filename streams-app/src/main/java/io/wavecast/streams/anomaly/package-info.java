/**
 * Anomalies of a series: what nobody expected, calibrated on the series' own past, so that a rate of false alarms can be asked for. The
 * state is an array of numbers of fixed length. Knows no Kafka.
 *
 * <pre>
 *  value, forecast ─▶ ChannelStatistics ─▶ TailModel ─▶ AlarmLevel ─▶ ChannelDetector ─▶ Anomaly: begun, ended
 *                     how far, as ratios    how rare     alarm or not   events
 * </pre>
 */
package io.wavecast.streams.anomaly;
