/** Reads recordings in EDF, EDF+, BDF and BDF+ (edfplus.info, biosemi.com). */
package io.wavecast.signals.edf;
