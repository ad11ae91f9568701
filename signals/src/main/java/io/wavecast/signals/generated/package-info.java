/** Seeded signals that are honest to forecast. */
package io.wavecast.signals.generated;
