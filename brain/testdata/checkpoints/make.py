# Writes the checkpoints of this folder: one array of 3 rows and 2 columns, from -0.5
# to 0.75 in steps of 0.25, as numpy, pickle and torch write it. torch itself is not
# needed: the names that its pickles refer to are made up here.
#
#   python3 make.py
import collections, io, os, pickle, struct, sys, types, zipfile

import numpy as np

a = np.arange(6, dtype='f4').reshape(3, 2) / 4 - 0.5

def w(name, b):
    open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name + '.dat'), 'wb').write(b)

def zipped(name, pkl, extra={}):
    o = io.BytesIO()
    z = zipfile.ZipFile(o, 'w')
    def add(part, text):
        z.writestr(zipfile.ZipInfo(name + '/' + part, (1980, 1, 1, 0, 0, 0)), text)
    add('data.pkl', pkl)
    add('byteorder', 'little')
    for part, b in extra.items():
        add(part, b)
    add('version', '3\n')
    z.close()
    return o.getvalue()

MAGIC = 0x1950a86a20f9469cfc6c

def legacy(obj, p, P=pickle.Pickler, stores={}):
    f = io.BytesIO()
    pickle.dump(MAGIC, f, protocol=p)
    pickle.dump(1001, f, protocol=p)
    pickle.dump(dict(protocol_version=1001, little_endian=True, type_sizes=dict(short=2, int=4, long=4)), f, protocol=p)
    P(f, protocol=p).dump(obj)
    pickle.dump(sorted(stores), f, protocol=p)
    for k in sorted(stores):
        n, b = stores[k]
        f.write(struct.pack('<q', n))
        f.write(b)
    return f.getvalue()

def dumps(o, p, P=pickle.Pickler):
    f = io.BytesIO()
    P(f, protocol=p).dump(o)
    return f.getvalue()

for p in range(2, 6):
    w(f'array_zip_p{p}', zipped('x', dumps(a, p)))
    w(f'array_legacy_p{p}', legacy(a, p))
for p in range(0, 6):
    w(f'array_bare_p{p}', dumps(a, p))
w('array_half_p2', zipped('x', dumps(a.astype('f2'), 2)))
w('array_double_p5', dumps(a.astype('f8'), 5))
w('array_big_endian_p2', zipped('x', dumps(a.astype('>f4'), 2)))
w('array_fortran_p2', dumps(np.asfortranarray(a), 2))
w('array_fortran_p5', dumps(np.asfortranarray(a), 5))
big = np.zeros((6, 4), 'f4')
big[::2, ::2] = a
w('array_strided_p5', dumps(big[::2, ::2], 5))
for d in ('f2', 'f4', '>f8'):
    f = io.BytesIO()
    np.save(f, a.astype(d))
    w('npy_' + d.replace('>', 'big_'), f.getvalue())
for v in (2, 3):
    f = io.BytesIO()
    np.lib.format.write_array(f, a, version=(v, 0))
    w(f'npy_v{v}', f.getvalue())
f = io.BytesIO()
np.save(f, np.asfortranarray(a))
w('npy_fortran', f.getvalue())
for name, save in (('npz', np.savez), ('npz_compressed', np.savez_compressed)):
    f = io.BytesIO()
    save(f, rules=a)
    w(name, f.getvalue())

# What torch's pickles name.
torch, utils = types.ModuleType('torch'), types.ModuleType('torch._utils')
torch._utils = utils
sys.modules['torch'], sys.modules['torch._utils'] = torch, utils
for n in ('Float', 'Double', 'Half', 'BFloat16'):
    c = type(n + 'Storage', (), {})
    c.__module__ = 'torch'
    setattr(torch, n + 'Storage', c)

def named(n):
    def f(*x):
        pass
    f.__module__, f.__name__, f.__qualname__ = 'torch._utils', n, n
    setattr(utils, n, f)
    return f

rebuild, rebuild1, parameter = named('_rebuild_tensor_v2'), named('_rebuild_tensor'), named('_rebuild_parameter')

class Storage:
    def __init__(self, cls, key, n, device):
        self.id = ('storage', getattr(torch, cls + 'Storage'), key, device, n)

class Tensor:
    def __init__(self, storage, offset, shape, stride, grad=False, kind=''):
        self.args, self.kind = (storage, offset, shape, stride, grad, collections.OrderedDict()), kind
    def __reduce__(self):
        if self.kind == 'parameter':
            return parameter, (Tensor(*self.args[:5]), True, collections.OrderedDict())
        if self.kind == 'old':
            return rebuild1, self.args[:4]
        return rebuild, self.args

def pickler(view):
    class P(pickle.Pickler):
        def persistent_id(self, o):
            if isinstance(o, Storage):
                return o.id + ((None,) if view else ())
    return P

def tensor(name, cls, raw, n, offset=0, shape=(3, 2), stride=(2, 1), device='cpu', ps=(2,), **kw):
    for p in ps:
        t = Tensor(Storage(cls, '0', n, device), offset, shape, stride, **kw)
        w(f'{name}_zip_p{p}', zipped('x', dumps(t, p, pickler(False)), {'data/0': raw}))
        t = Tensor(Storage(cls, '94857', n, device), offset, shape, stride, **kw)
        w(f'{name}_legacy_p{p}', legacy(t, p, pickler(True), {'94857': (n, raw)}))

tensor('tensor', 'Float', a.tobytes(), 6, ps=(2, 5))
tensor('tensor_cuda', 'Float', a.tobytes(), 6, device='cuda:1', grad=True)
tensor('tensor_double', 'Double', a.astype('f8').tobytes(), 6)
tensor('tensor_half', 'Half', a.astype('f2').tobytes(), 6)
tensor('tensor_bfloat', 'BFloat16', (a.view('u4') >> 16).astype('u2').tobytes(), 6)
tensor('tensor_turned', 'Float', np.ascontiguousarray(a.T).tobytes(), 6, stride=(1, 3))
tensor('tensor_view', 'Float', np.concatenate([[9] * 3, big.ravel(), [9]]).astype('f4').tobytes(), 28, offset=3, stride=(8, 2))
tensor('tensor_parameter', 'Float', a.tobytes(), 6, kind='parameter')
tensor('tensor_old', 'Float', a.tobytes(), 6, kind='old')

# Beside this folder: 100 numbers that all look alike, of bytes that take two in UTF-8.
w('../high_bytes_p0', dumps(np.frombuffer(b'\x81\x82\x83\xbf' * 100, 'f4').reshape(20, 5), 0))
