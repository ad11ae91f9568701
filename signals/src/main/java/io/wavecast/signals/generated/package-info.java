/** Generates signals from published models and a seed. */
package io.wavecast.signals.generated;
