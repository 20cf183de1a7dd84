// The checks of a whole pack, off the main thread: seconds for a hundred scenarios, minutes for thousands.
import { expose } from 'comlink';
import { checkPack } from '../src/core/instrument/check/pack';

expose({ check: checkPack });
