/** Tests of the life of a model: services and decider together. */
package io.wavecast.launcher.living;
