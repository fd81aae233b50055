import { declareRights } from './declare.ts';
import { office } from './roles.ts';

/** Keys with which programs ask in a person's name. */
export const apiKeyRights = declareRights({
  type: 'ApiKey',
  title: ['API 密钥', 'API keys'],
  read: {
    title: ['查看密钥清单（不含密钥本身）', 'Read the list of keys, never a key itself'],
    grants: [
      { to: office, over: 'town' },
      { to: 'everybody', over: 'own' },
    ],
  },
  acts: {
    make: {
      title: ['建立只读密钥', 'Make keys for reading'],
      grants: [{ to: 'everybody', over: 'own' }],
      note: ['至多 366 天；密钥不能再建密钥', 'At most 366 days; a key never makes keys'],
    },
    makeWriting: {
      title: ['建立可写密钥', 'Make keys that write'],
      grants: [{ to: [...office, 'integrator'], over: 'own' }],
      note: ['须签名、表决的事，密钥一律不能办', 'A key never signs or votes'],
    },
    withdraw: {
      title: ['停用密钥', 'Withdraw keys'],
      grants: [
        { to: office, over: 'town' },
        { to: 'everybody', over: 'own' },
      ],
    },
  },
});
