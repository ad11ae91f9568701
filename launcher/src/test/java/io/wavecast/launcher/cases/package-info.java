/** Runs each case of the folder {@code ../shared/cases}, where it exists. */
package io.wavecast.launcher.cases;
